// CWE-22
import { Controller, Get, NotFoundException, Param, Res, StreamableFile } from '@nestjs/common';
import { createReadStream, existsSync } from 'fs';
import { basename, join } from 'path';
import type { Response } from 'express';

@Controller('exports')
export class ExportsController {
  private readonly root = join(process.cwd(), 'var', 'exports');

  @Get(':name')
  download(@Param('name') name: string, @Res({ passthrough: true }) res: Response): StreamableFile {
    const file = join(this.root, name);
    if (!existsSync(file)) {
      throw new NotFoundException();
    }
    res.set({ 'Content-Disposition': 'attachment; filename="export.csv"' });
    return new StreamableFile(createReadStream(file));
  }
}
