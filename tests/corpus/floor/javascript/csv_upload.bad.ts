// CWE-434
import { Controller, Post, UploadedFile, UseInterceptors } from "@nestjs/common";
import { FileInterceptor } from "@nestjs/platform-express";
import { diskStorage } from "multer";
import { randomUUID } from "crypto";

@Controller("imports")
export class ImportsController {
  @Post()
  @UseInterceptors(
    FileInterceptor("file", {
      storage: diskStorage({
        destination: "./public/imports",
        filename: (req, file, cb) => cb(null, file.originalname),
      }),
    }),
  )
  upload(@UploadedFile() file: Express.Multer.File) {
    return { name: file.filename, size: file.size };
  }
}
