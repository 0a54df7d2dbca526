// CWE-79
import { Component, Input, ViewChild, ElementRef } from "@angular/core";
import { DomSanitizer, SafeHtml } from "@angular/platform-browser";

@Component({
  selector: "chat-window",
  template: `<div class="message" [innerHTML]="html"></div>`,
})
export class ChatWindowComponent {
  html: SafeHtml = "";

  constructor(private readonly sanitizer: DomSanitizer) {}

  @Input()
  set message(value: string) {
    this.html = this.sanitizer.bypassSecurityTrustHtml(value.replace(/\n/g, "<br>"));
  }
}
