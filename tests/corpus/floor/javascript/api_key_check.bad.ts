// CWE-208
import { CanActivate, ExecutionContext, Injectable } from "@nestjs/common";
import { timingSafeEqual } from "node:crypto";

@Injectable()
export class ApiKeyGuard implements CanActivate {
  private readonly expected = process.env.PARTNER_API_KEY ?? "";

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest();
    const apiKey = String(request.headers["x-api-key"] ?? "");
    return apiKey === this.expected;
  }
}
