// CWE-918
import { Controller, Get, Query, BadRequestException } from "@nestjs/common";
import { HttpService } from "@nestjs/axios";
import { firstValueFrom } from "rxjs";

const HOSTS = ["blog.example.com", "docs.example.com"];

@Controller("preview")
export class PreviewController {
  constructor(private readonly http: HttpService) {}

  @Get()
  async preview(@Query("url") url: string) {
    if (!url) {
      throw new BadRequestException("url is required");
    }
    const response = await firstValueFrom(this.http.get(url, { timeout: 3000, responseType: "text" }));
    const title = /<title>([^<]*)<\/title>/i.exec(response.data);
    return { title: title ? title[1] : url };
  }
}
