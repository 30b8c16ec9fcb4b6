import { Controller, Get, Header, Inject } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { IDENTITY, type ModuleIdentity } from '../tokens.js';
import { Access } from './access.js';

/** What somebody sees who opens a module's address in a browser, until it has pages of its own. */
@Controller()
@ApiExcludeController()
export class FrontController {
  constructor(@Inject(IDENTITY) private readonly me: ModuleIdentity) {}

  @Get()
  @Access('public')
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'")
  front(): string {
    const name = this.me.tenant === '_' ? 'Admin' : `${this.me.module} of ${this.me.tenant}`;
    return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>wordslab: ${name}</title>
<style>body{font:1rem/1.6 system-ui,sans-serif;max-width:40rem;margin:4rem auto;padding:0 1rem}code{background:#eee;padding:.1em .3em}</style>
<h1>wordslab: ${name}</h1>
<p>This module runs. Web pages are not here yet; use the command line meanwhile:</p>
<ul>
<li><code>bin/wordslab board</code> shows what is where</li>
<li><code>bin/wordslab --help</code> lists what can be done</li>
</ul>
<p>Programs use the API, described at <a href="/openapi.json">/openapi.json</a>.</p>
</html>
`;
  }
}
