// CWE-601
import { Controller, Get, Query, Res, UnauthorizedException } from "@nestjs/common";
import { Response } from "express";
import { SsoService } from "./sso.service";

@Controller("sso")
export class SsoController {
  constructor(private readonly sso: SsoService) {}

  @Get("callback")
  async callback(@Query("code") code: string, @Query("state") state: string, @Res() res: Response) {
    const session = await this.sso.exchange(code);
    if (!session) {
      throw new UnauthorizedException();
    }
    res.cookie("sid", session.id, { httpOnly: true, secure: true, sameSite: "lax" });
    const target = Buffer.from(state, "base64url").toString("utf8");
    return res.redirect(target);
  }
}
