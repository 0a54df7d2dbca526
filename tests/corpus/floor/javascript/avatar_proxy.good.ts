// CWE-918, mended
import { Injectable, BadGatewayException, ForbiddenException } from "@nestjs/common";
import axios from "axios";
import { lookup } from "node:dns/promises";
import { isPrivateAddress } from "./addresses";

@Injectable()
export class AvatarService {
  async download(avatarUrl: string): Promise<Buffer> {
    const { hostname, protocol } = new URL(avatarUrl);
    const { address } = await lookup(hostname);
    if (protocol !== "https:" || isPrivateAddress(address)) {
      throw new ForbiddenException("address is not allowed");
    }
    const response = await axios.get(avatarUrl, {
      responseType: "arraybuffer",
      maxContentLength: 1_000_000,
      maxRedirects: 0,
    });
    if (!String(response.headers["content-type"]).startsWith("image/")) {
      throw new BadGatewayException("not an image");
    }
    return Buffer.from(response.data);
  }
}
