// What yaml-language-server, the one that editors run, says of records. Reads {schemas: {address: text},
// files: {path: text}} and writes the lines `path:line message`; each record names its schema in its first line.
const { getLanguageService } = require("yaml-language-server");
const { TextDocument } = require("vscode-languageserver-textdocument");

async function validate({ schemas, files }) {
  const service = getLanguageService({
    schemaRequestService: (address) => Promise.resolve(schemas[address]),
    workspaceContext: { resolveRelativePath: (path, from) => new URL(path, from).href },
  });
  service.configure({ validate: true, yamlVersion: "1.2" });
  const told = [];
  for (const [path, text] of Object.entries(files)) {
    const document = TextDocument.create(`file:///${path}`, "yaml", 0, text);
    for (const item of await service.doValidation(document, false))
      told.push(`${path}:${item.range.start.line + 1} ${item.message}`);
  }
  return told;
}

let input = "";
process.stdin
  .on("data", (part) => (input += part))
  .on("end", async () => process.stdout.write(JSON.stringify(await validate(JSON.parse(input)))));
