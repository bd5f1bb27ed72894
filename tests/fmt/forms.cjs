// Writes front matter as forms in the browser do: FILE... on standard input, a line each. Tells on standard
// output, as JSON, of each file what would be written in place of its fields.
'use strict';
const fs = require('fs');
const path = require('path');
const YAML = require(path.join(__dirname, 'node_modules', 'yaml'));

const FORM = { indent: 2, indentSeq: true, lineWidth: 0, defaultKeyType: 'PLAIN', defaultStringType: 'QUOTE_DOUBLE' };

for (const file of fs.readFileSync(0, 'utf8').split('\n').filter(Boolean)) {
  const [, fields] = fs.readFileSync(file, 'utf8').match(/^---\r?\n([^]*?)^---\r?$/m);
  console.log(JSON.stringify([file, fields, YAML.stringify(YAML.parse(fields), FORM)]));
}
