// Plain JavaScript for any Node from 20 on: a child that gets the terminal and every signal meant for us.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { ROOT } from './ensure-installed.mjs';

/**
 * Runs a program with our own terminal; SIGINT, SIGTERM and SIGHUP are passed on, so that it can end gently.
 * A program that a signal ended cannot say so itself: we do.
 * @param {string} program
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<number>} its exit code; 128 and the number of the signal when one ended it
 */
export function runThrough(program, args, env) {
  const child = spawn(program, args, { cwd: ROOT, stdio: 'inherit', env });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (signal !== null) console.error(endedBy(signal));
      resolve(signal === null ? (code ?? 1) : 128 + constants.signals[signal]);
    });
  });
}

/**
 * What a signal that nobody here sent may mean.
 * @param {NodeJS.Signals} signal
 */
const endedBy = (signal) =>
  signal === 'SIGKILL'
    ? 'Chương trình bị hệ điều hành dừng (SIGKILL), thường vì máy hết bộ nhớ. / Killed by the system, usually for want of memory.'
    : `Chương trình bị dừng bởi tín hiệu ${signal}. / Ended by ${signal}.`;
