import { execFile } from 'child_process';
import { promisify } from 'util';
import { Controller, Post, Body, UseGuards, BadRequestException } from '@nestjs/common';
import { AuthGuard } from '../auth/auth.guard';
import { StorageService } from '../storage/storage.service';

const run = promisify(execFile);

class ThumbnailDto {
  file: string;
  width: number;
}

@Controller('thumbnails')
@UseGuards(AuthGuard)
export class ThumbnailController {
  constructor(private readonly storage: StorageService) {}

  @Post()
  async create(@Body() dto: ThumbnailDto) {
    const source = await this.storage.locate(dto.file);
    if (!source) {
      throw new BadRequestException('unknown file');
    }
    const target = `${source}.thumb.png`;
    await run('convert', [source, '-resize', `${Number(dto.width)}x`, target]);
    return { target };
  }
}
