import { Injectable, BadRequestException } from '@nestjs/common';
import { execFileSync, execSync } from 'node:child_process';

const REF = /^[\w./-]{1,100}$/;

@Injectable()
export class GitService {
  log(repository: string, ref: string, limit = 20): string[] {
    if (!REF.test(ref) || ref.startsWith('-') || !REF.test(repository)) {
      throw new BadRequestException('bad ref');
    }
    const out = execFileSync('git', ['-C', `/srv/git/${repository}`, 'log', '--oneline', '-n', String(limit), ref, '--']);
    return out.toString('utf8').trim().split('\n');
  }
}
