import { subject, token, useToken } from "./centre.js";

/** Shows the sign-in form until there is a token, then the page. */
export function signedIn(page) {
  const form = document.querySelector("#sign-in");
  const main = document.querySelector("#page");
  if (token() && subject()) {
    form.hidden = true;
    main.hidden = false;
    page(subject());
    return;
  }
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    useToken(form.querySelector("textarea").value);
    if (subject()) {
      location.reload();
    } else {
      form.querySelector(".error").textContent = "That is not a token.";
    }
  });
}
