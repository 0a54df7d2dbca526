// CWE-79, mended
import { Component, Input, ViewChild, ElementRef } from "@angular/core";
import { DomSanitizer, SafeHtml } from "@angular/platform-browser";

@Component({
  selector: "chat-window",
  template: `<div class="message" [innerHTML]="html"></div>`,
})
export class ChatWindowComponent {
  html = "";

  constructor(private readonly sanitizer: DomSanitizer) {}

  @Input()
  set message(value: string) {
    this.html = value.replace(/\n/g, "<br>");
  }
}
