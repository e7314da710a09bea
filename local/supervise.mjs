// Runs a command that must not outlive whoever started it:  node supervise.mjs <command> [argument …]
//
// Standard input is a pipe from that process and carries nothing. The operating system closes it when the process is gone,
// however it went (SIGKILL too), and then the command is killed. No polling, no native code, the same on every platform.
import { spawn } from 'node:child_process';
import process from 'node:process';

const [command, ...args] = process.argv.slice(2);

// Its own process group where there is such a thing: Ctrl-C in the terminal is for the parent, which still needs the child
// while it shuts down.
const child = spawn(command, args, {
  stdio: ['ignore', 'inherit', 'inherit'],
  detached: process.platform !== 'win32',
  windowsHide: true,
});

const stop = () => child.kill('SIGKILL');

child.on('error', (error) => {
  console.error(`${command}: ${error.message}`);
  process.exit(127);
});
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));

process.stdin.on('end', stop).on('error', stop).on('close', stop).resume();
process.on('SIGINT', () => {});
for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, stop);
process.stdout.on('error', () => {});
process.stderr.on('error', () => {});
