// CWE-1336
import Handlebars from "handlebars";
import { Body, Controller, Post } from "@nestjs/common";
import { MailService } from "./mail.service";

@Controller("campaigns")
export class CampaignController {
  constructor(private readonly mail: MailService) {}

  @Post("send")
  async send(@Body() body: { subject: string; html: string; to: string[] }) {
    const template = Handlebars.compile(body.html);
    const html = template({ year: new Date().getFullYear() });
    await Promise.all(body.to.map((to) => this.mail.send(to, body.subject, html)));
    return { sent: body.to.length };
  }
}
