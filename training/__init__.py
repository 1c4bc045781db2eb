"""How the reader model is made: data, training, quantising, measuring. ``python -m training`` runs it all."""
