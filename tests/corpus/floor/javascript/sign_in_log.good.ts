// CWE-532, mended
import { Injectable, Logger, UnauthorizedException } from "@nestjs/common";
import { UsersService } from "./users.service";

@Injectable()
export class AuthService {
  private readonly logger = new Logger(AuthService.name);

  constructor(private readonly users: UsersService) {}

  async signIn(email: string, password: string): Promise<{ id: string }> {
    const user = await this.users.findByEmail(email);
    if (!user || !(await this.users.matches(user, password))) {
      this.logger.warn(`sign in failed for user ${user?.id ?? "unknown"}`);
      throw new UnauthorizedException();
    }
    return { id: user.id };
  }
}
