// What makes the pages better when scripts run. Every page works without this file.

const IDENTITY_CARD_PARTS = 7; // number|old number|name|ddmmyyyy|sex|address|ddmmyyyy
const NAME_ON_CARD = 2;

/** A second click while the first is on its way would only be refused. */
function sendOnce(event) {
  const form = event.target;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "yes";
  event.submitter?.setAttribute("aria-busy", "true");
}

/** A page brought back from the browser's memory may send its forms again. */
function allowSendingAgain() {
  for (const form of document.querySelectorAll("form[data-sent]")) {
    delete form.dataset.sent;
    form.querySelector("[aria-busy]")?.removeAttribute("aria-busy");
  }
}

/** A scanner types the code of an identity card and ends with Enter: keep the name, do not send. */
function readIdentityCard(event) {
  const parts = event.target.value.split("|");
  if (event.key !== "Enter" || parts.length !== IDENTITY_CARD_PARTS) {
    return;
  }
  event.preventDefault();
  event.target.value = parts[NAME_ON_CARD].trim();
  event.target.dispatchEvent(new Event("input", { bubbles: true }));
}

/** After a refusal the reader starts at the first field to correct, or at the reason. */
function startAtFirstProblem() {
  const field = document.querySelector("[aria-invalid='true']");
  const reason = document.querySelector("main [role='alert']");
  reason?.setAttribute("tabindex", "-1");
  (field ?? reason)?.focus();
}

/** Ask before leaving a form in which something was typed. */
function guardTypedText(form) {
  let typed = false;
  form.addEventListener("input", () => { typed = true; });
  form.addEventListener("submit", () => { typed = false; });
  window.addEventListener("beforeunload", (event) => {
    if (typed) {
      event.preventDefault();
    }
  });
}

/** Fields that matter for one choice only stand there only when it is made. */
function showWhenChosen(field) {
  const [name, value] = field.dataset.shownWhen.split("=");
  const choice = field.form.elements[name];
  const adjust = () => { field.closest(".field").hidden = choice.value !== value; };
  choice.addEventListener("change", adjust);
  adjust();
}

document.addEventListener("submit", (event) => {
  if (event.target.method === "post") {
    sendOnce(event);
  }
});
window.addEventListener("pageshow", allowSendingAgain);
for (const field of document.querySelectorAll("[data-identity-card]")) {
  field.addEventListener("keydown", readIdentityCard);
}
for (const form of document.querySelectorAll("form[data-guard]")) {
  guardTypedText(form);
}
for (const field of document.querySelectorAll("[data-shown-when]")) {
  showWhenChosen(field);
}
startAtFirstProblem();
