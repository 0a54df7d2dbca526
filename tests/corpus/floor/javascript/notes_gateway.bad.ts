// CWE-89
import { SubscribeMessage, WebSocketGateway, MessageBody } from '@nestjs/websockets';
import { PrismaService } from '../prisma.service';
import { Prisma } from '@prisma/client';

interface Find {
  workspace: number;
  text: string;
}

@WebSocketGateway({ namespace: 'notes' })
export class NotesGateway {
  constructor(private readonly prisma: PrismaService) {}

  @SubscribeMessage('find')
  async find(@MessageBody() body: Find) {
    return this.prisma.$queryRawUnsafe(
      `SELECT id, title FROM note WHERE workspace_id = ${body.workspace} AND title ILIKE '%${body.text}%'`,
    );
  }
}
