// CWE-78
#!/usr/bin/env node
const { spawn, execSync } = require("child_process");
const fs = require("fs");

function parseArgs(argv) {
  const options = { database: "app", out: "backup.sql" };
  for (let i = 0; i < argv.length; i += 2) {
    options[argv[i].replace(/^--/, "")] = argv[i + 1];
  }
  return options;
}

function dump(options) {
  const started = Date.now();
  execSync(`pg_dump ${options.database} > ${options.out}`);
  console.log(`done after ${Date.now() - started} ms`);
}

dump(parseArgs(process.argv.slice(2)));
