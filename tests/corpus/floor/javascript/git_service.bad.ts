// CWE-78 CWE-88
import { Injectable, BadRequestException } from '@nestjs/common';
import { execFileSync, execSync } from 'node:child_process';

const REF = /^[\w./-]{1,100}$/;

@Injectable()
export class GitService {
  log(repository: string, ref: string, limit = 20): string[] {
    const out = execSync(`git -C /srv/git/${repository} log --oneline -n ${limit} ${ref}`);
    return out.toString('utf8').trim().split('\n');
  }
}
