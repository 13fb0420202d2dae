"use strict";
const button = document.querySelector("[data-save]");
const text = (value) => JSON.stringify(value);
button.disabled = false;
button.addEventListener("click", () => {
  const chosen = [...document.querySelectorAll("fieldset[data-number]")].flatMap((field) => {
    const choice = field.querySelector("input:checked");
    if (!choice) return [];
    const { number, about, hash } = field.dataset;
    return [`[[decision]]\nnumber = ${text(number)}\nabout = ${text(about)}\nwords = ${text(hash)}\nchoice = ${text(choice.value)}\n`];
  });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([chosen.join("\n")], { type: "application/toml" }));
  link.download = "decisions.toml";
  link.click();
  URL.revokeObjectURL(link.href);
  document.querySelector("[data-saved]").textContent = `${chosen.length}件の選択を decisions.toml に保存しました。`;
});
