// Reads one JSON text with HTML a line, and writes what is wrong with each, one JSON list a line.
import { createInterface } from "node:readline";
import { HtmlValidate } from "html-validate";

const validator = new HtmlValidate({
  extends: ["html-validate:recommended"],
  rules: {
    "long-title": "off", // a page of a register is called what it is called
    "no-trailing-whitespace": "off", // made by templates, read by nobody
    "void-style": "off", // both forms are HTML
    "attr-quotes": "off", // a form library writes attributes its own way
    "no-implicit-button-type": "error",
    "prefer-native-element": ["error", { exclude: ["region", "alert"] }], // a table scrolls in a region
    "form-dup-name": ["error", { shared: ["radio", "checkbox", "button", "submit"] }],
    "require-sri": "off", // everything comes from our own origin
  },
});

for await (const line of createInterface({ input: process.stdin })) {
  const report = await validator.validateString(JSON.parse(line));
  const messages = report.results.flatMap((result) => result.messages);
  const told = messages.map((each) => `${each.line}:${each.column} ${each.ruleId}: ${each.message}`);
  process.stdout.write(`${JSON.stringify(told)}\n`);
}
