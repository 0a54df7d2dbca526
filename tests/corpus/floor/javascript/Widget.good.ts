import { Component, Input } from '@angular/core';
import { DomSanitizer, SafeHtml } from '@angular/platform-browser';
import { SecurityContext } from '@angular/core';

@Component({ selector: 'app-bio', template: '<div [innerHTML]="html"></div>' })
export class BioComponent {
  html: SafeHtml | string | null = null;

  constructor(private readonly sanitizer: DomSanitizer) {}

  @Input() set bio(value: string) {
    this.html = this.sanitizer.sanitize(SecurityContext.HTML, value);
  }
}
