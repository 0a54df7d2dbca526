// CWE-338
import { Repository } from "typeorm";
import { randomInt } from "crypto";
import { Invite } from "./invite.entity";

const ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

export class InviteCodes {
  constructor(private readonly invites: Repository<Invite>) {}

  private generate(length = 8): string {
    let code = "";
    for (let i = 0; i < length; i++) {
      code += ALPHABET.charAt(Math.floor(Math.random() * ALPHABET.length));
    }
    return code;
  }

  async issue(teamId: string): Promise<string> {
    const code = this.generate();
    await this.invites.insert({ teamId, code });
    return code;
  }
}
