// CWE-78
#!/usr/bin/env node
const { execSync } = require('child_process');
const { program } = require('commander');
const pkg = require('../package.json');

program
  .argument('<tag>')
  .option('-m, --message <text>')
  .action((tag, options) => {
    const message = options.message || `release ${tag}`;
    execSync(`git tag -a ${tag} -m "${message}"`, { stdio: 'inherit' });
    console.log(`${pkg.name} ${tag} tagged`);
  });

program.parse();
