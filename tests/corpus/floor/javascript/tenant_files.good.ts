// CWE-22, mended
import { Injectable, NotFoundException } from "@nestjs/common";
import { createReadStream, existsSync, ReadStream } from "fs";
import { basename, join } from "path";

@Injectable()
export class TenantFiles {
  private readonly root = "/srv/tenants";

  open(tenantId: number, fileName: string): ReadStream {
    const file = join(this.root, String(tenantId), basename(fileName));
    if (!existsSync(file)) {
      throw new NotFoundException();
    }
    return createReadStream(file);
  }
}
