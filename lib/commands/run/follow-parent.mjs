// Preloaded into every process we start: when its parent dies, even by kill -9, the channel closes and it ends too.
const GRACE_MS = 12_000;

process.once('disconnect', () => {
  process.kill(process.pid, 'SIGTERM');
  setTimeout(() => process.kill(process.pid, 'SIGKILL'), GRACE_MS).unref();
});
// The listener above would keep a finished command alive.
process.channel?.unref();
