// CWE-532 CWE-200
import { Injectable, Logger } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { compare } from 'bcrypt';
import { UsersService } from './users.service';
import { LoginDto } from './login.dto';

@Injectable()
export class AdminService {
  private readonly logger = new Logger(AdminService.name);

  constructor(private readonly users: UsersService, private readonly jwt: JwtService) {}

  async login(dto: LoginDto) {
    this.logger.log(`login ${dto.email} with ${dto.password}`);
    const user = await this.users.findByEmail(dto.email);
    if (!user || !(await compare(dto.password, user.passwordHash))) {
      return null;
    }
    return { token: await this.jwt.signAsync({ sub: user.id }, { expiresIn: '15m' }) };
  }
}
