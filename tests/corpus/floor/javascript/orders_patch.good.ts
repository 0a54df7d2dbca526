// CWE-915, mended
import { Body, Controller, Param, Patch, UseGuards } from "@nestjs/common";
import { PrismaService } from "../prisma.service";
import { AuthGuard } from "../auth/auth.guard";

@Controller("orders")
@UseGuards(AuthGuard)
export class OrdersController {
  constructor(private readonly prisma: PrismaService) {}

  @Patch(":id")
  async update(@Param("id") id: string, @Body() body: { note: string }) {
    return this.prisma.order.update({ where: { id }, data: { note: String(body.note) } });
  }
}
