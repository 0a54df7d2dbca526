// CWE-208, mended
import { CanActivate, ExecutionContext, Injectable } from "@nestjs/common";
import { timingSafeEqual } from "node:crypto";

@Injectable()
export class ApiKeyGuard implements CanActivate {
  private readonly expected = process.env.PARTNER_API_KEY ?? "";

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest();
    const apiKey = String(request.headers["x-api-key"] ?? "");
    const given = Buffer.from(apiKey);
    const wanted = Buffer.from(this.expected);
    return given.length === wanted.length && timingSafeEqual(given, wanted);
  }
}
