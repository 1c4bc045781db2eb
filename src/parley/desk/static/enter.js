// Whoever came with a token wants to get in: press the button for them.
const form = document.querySelector("form");
if (form?.elements.token.value) form.requestSubmit();
