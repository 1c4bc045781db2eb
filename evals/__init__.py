"""Articles written and annotated by the project, and what checks them."""
