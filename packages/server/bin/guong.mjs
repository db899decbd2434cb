#!/usr/bin/env node
import '../../../scripts/guong.mjs';
