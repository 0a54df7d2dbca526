import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { randomBytes } from 'node:crypto';
import { Invite } from './invite.entity';
import { MailService } from '../mail/mail.service';

@Injectable()
export class InviteService {
  constructor(
    @InjectRepository(Invite) private readonly invites: Repository<Invite>,
    private readonly mail: MailService,
  ) {}

  private newCode(): string {
    return randomBytes(16).toString('hex');
  }

  async invite(teamId: number, email: string): Promise<Invite> {
    const invite = this.invites.create({ teamId, email, code: this.newCode() });
    await this.invites.save(invite);
    await this.mail.send(email, 'invite', { code: invite.code });
    return invite;
  }

  async retryDelay(attempt: number): Promise<number> {
    return 1000 * 2 ** attempt + Math.floor(Math.random() * 250);
  }
}
