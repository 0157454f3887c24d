/**
 * What happens inside the new namespaces before the program starts, in the words of /bin/sh. Arguments: a folder of the system to build on, the
 * program's own folder or file, room for a private copy of the input in bytes (0: none), limits (CPU seconds, address space, file size), the program,
 * its words. The root is a little file system in memory with the system's programs and libraries, read-only; no /proc, no /dev, no /home, no /etc but the
 * loader's cache. Then every capability goes, new privileges are shut off, the limits are set and the environment is emptied. Needs util-linux and coreutils, which every Debian has.
 */
export const jailScript = `set -eu
stage=$1 own=$2 room=$3 cpu=$4 memory=$5 file=$6
shift 6
mount -t tmpfs -o size=1m,mode=0755,nosuid,nodev jail "$stage"
cd "$stage"
for part in usr bin sbin lib lib32 lib64 libx32; do
  if [ -L "/$part" ]; then cp -P "/$part" "$part"
  elif [ -d "/$part" ]; then mkdir "$part"; mount -o bind,ro,nosuid,nodev "/$part" "$part"
  fi
done
mkdir etc input
if [ -e /etc/ld.so.cache ]; then
  : > etc/ld.so.cache
  mount -o bind,ro,nosuid,nodev /etc/ld.so.cache etc/ld.so.cache
fi
if [ -d "$own" ]; then
  mkdir -p ".$own"
  mount -o bind,ro,nosuid,nodev "$own" ".$own"
elif [ -n "$own" ]; then
  mkdir -p ".\${own%/*}"
  : > ".$own"
  mount -o bind,ro,nosuid,nodev "$own" ".$own"
fi
if [ "$room" != 0 ]; then
  mount -t tmpfs -o size="$room",mode=0755,nosuid,nodev,noexec input input
  cat > input/sound
  mount -o remount,bind,ro,nosuid,nodev,noexec input
fi
mount -o remount,bind,ro,nosuid,nodev "$stage"
exec unshare --pid --fork --kill-child chroot "$stage" \\
  setpriv --bounding-set=-all --inh-caps=-all --no-new-privs \\
  prlimit --cpu="$cpu" --as="$memory" --fsize="$file" --nofile=64 --nproc=128 --core=0 env -i "$@"
`;
