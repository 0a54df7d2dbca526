// CWE-434, mended
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
        filename: (req, file, cb) => cb(null, `${randomUUID()}.csv`),
      }),
      limits: { fileSize: 5_000_000 },
      fileFilter: (req, file, cb) => cb(null, file.mimetype === "text/csv"),
    }),
  )
  upload(@UploadedFile() file: Express.Multer.File) {
    return { name: file.filename, size: file.size };
  }
}
