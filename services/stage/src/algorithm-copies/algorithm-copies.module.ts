import { Module } from '@nestjs/common';
import { CopiesModule } from '../copies/copies.module.js';
import { AlgorithmCopies } from './algorithm-copies.js';

@Module({ imports: [CopiesModule], providers: [AlgorithmCopies], exports: [AlgorithmCopies] })
export class AlgorithmCopiesModule {}
