// Plain JavaScript for any Node from 20 on: a child that gets the terminal and every signal meant for us.
import { spawn } from 'node:child_process';
import { ROOT } from './ensure-installed.mjs';

/**
 * Runs a program with our own terminal; SIGINT, SIGTERM and SIGHUP are passed on, so that it can end gently.
 * @param {string} program
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<number>} its exit code; 128 when a signal ended it
 */
export function runThrough(program, args, env) {
  const child = spawn(program, args, { cwd: ROOT, stdio: 'inherit', env });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 128));
  });
}
