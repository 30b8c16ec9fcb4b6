import { Injectable, RequestMethod, type OnApplicationBootstrap } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { ACCESS_POLICY } from './access.js';

/** Refuses to start a service that has a route without an access policy. */
@Injectable()
export class AccessDeclarations implements OnApplicationBootstrap {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  onApplicationBootstrap(): void {
    const open = this.discovery.getControllers().flatMap(({ metatype }) => (metatype ? this.undeclared(metatype) : []));
    if (open.length > 0) throw new Error(`routes without an access policy (add @Access): ${open.join(', ')}`);
  }

  // eslint-disable-next-line @typescript-eslint/no-unsafe-function-type -- Nest's own type of a controller class
  private undeclared(controller: Function): string[] {
    const routes: string[] = [];
    for (const name of this.scanner.getAllMethodNames(controller.prototype)) {
      const handler = controller.prototype[name];
      const method: RequestMethod | undefined = Reflect.getMetadata(METHOD_METADATA, handler);
      if (method === undefined || this.reflector.getAllAndOverride(ACCESS_POLICY, [handler, controller])) continue;
      routes.push(
        `${RequestMethod[method]} ${controller.name}.${name} (${Reflect.getMetadata(PATH_METADATA, handler)})`,
      );
    }
    return routes;
  }
}
