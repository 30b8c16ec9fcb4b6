import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Shipper } from './shipper.js';

@Module({ providers: [Shipper] })
class ShipperModule {}

const app = await NestFactory.createApplicationContext(ShipperModule, { logger: ['error', 'warn'] });
app.enableShutdownHooks();
