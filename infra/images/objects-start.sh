#!/usr/bin/env bash
# Ceph on one machine as the archive's object store: a monitor, a store on a sparse file, an S3 gateway, all on loopback, each with a key of its own (whoever
# shares the network namespace speaks S3 with credentials or nothing). The first start makes cluster and users; every start makes users that are missing.
#   /var/lib/objects      the cluster; /etc/tallenne/objects/<user>   access key and secret key, a line each
# Ends when one of the three ends, and on SIGTERM in order: gateway, store, monitor.
set -euo pipefail
folder=${OBJECTS_FOLDER:-/var/lib/objects}
users=${OBJECTS_USERS:-/etc/tallenne/objects}
port=${OBJECTS_PORT:-7480}
monitor=${OBJECTS_MONITOR_PORT:-13300}
bytes=${OBJECTS_BYTES:-68719476736}
umask 077
conf=(--conf "$folder/ceph.conf")
say() { echo "objects: $*"; }

if [ ! -e "$folder/made" ]; then
  # A first start that did not come to its end left nothing anybody was told of.
  rm -rf "${folder:?}"/*
  mkdir -p "$folder"/{mon,osd,rgw}
  cluster=$(cat /proc/sys/kernel/random/uuid)
  cat >"$folder/ceph.conf" <<CONF
[global]
fsid = $cluster
mon host = [v2:127.0.0.1:$monitor]
public addr = 127.0.0.1
cluster addr = 127.0.0.1
auth cluster required = cephx
auth service required = cephx
auth client required = cephx
auth allow insecure global id reclaim = false
osd pool default size = 1
osd pool default min size = 1
mon allow pool size one = true
osd pool default pg autoscale mode = off
osd pool default pg num = 8
osd pool default pgp num = 8
osd crush chooseleaf type = 0
osd objectstore = bluestore
bluestore block path =
bluestore block create = true
bluestore block size = $bytes
log to stderr = false
err to stderr = true
mon cluster log to stderr = false
log file =
mon cluster log file =
run dir = $folder
admin socket =
mon data = $folder/mon
osd data = $folder/osd
rgw data = $folder/rgw
keyring = $folder/admin.keyring
${OBJECTS_MORE:-}
[mon]
keyring = $folder/mon/keyring
[osd]
keyring = $folder/osd/keyring
[client.rgw]
keyring = $folder/rgw/keyring
rgw frontends = beast endpoint=127.0.0.1:$port tcp_nodelay=1
CONF
  ceph-authtool --create-keyring "$folder/first.keyring" --gen-key -n mon. --cap mon 'allow *' >/dev/null
  ceph-authtool --create-keyring "$folder/admin.keyring" --gen-key -n client.admin \
    --cap mon 'allow *' --cap osd 'allow *' --cap mgr 'allow *' >/dev/null
  ceph-authtool "$folder/first.keyring" --import-keyring "$folder/admin.keyring" >/dev/null
  monmaptool --create --fsid "$cluster" --addv a "[v2:127.0.0.1:$monitor]" "$folder/monmap" >/dev/null
  ceph-mon "${conf[@]}" -i a --mkfs --monmap "$folder/monmap" --keyring "$folder/first.keyring"
  rm "$folder/first.keyring" "$folder/monmap"
fi

running=()
stop() {
  trap - TERM INT
  for ((at = ${#running[@]} - 1; at >= 0; at--)); do
    kill -TERM "${running[at]}" 2>/dev/null || true
    wait "${running[at]}" 2>/dev/null || true
  done
  exit "$1"
}
trap 'say stopping; stop 0' TERM INT

ceph-mon "${conf[@]}" -f -i a & running+=($!)
if [ ! -e "$folder/made" ]; then
  store=$(cat /proc/sys/kernel/random/uuid)
  ceph-authtool --create-keyring "$folder/osd/keyring" --gen-key -n osd.0 >/dev/null
  secret=$(ceph-authtool -p -n osd.0 "$folder/osd/keyring")
  echo "{\"cephx_secret\": \"$secret\"}" | ceph "${conf[@]}" osd new "$store" -i - >/dev/null
  ceph-osd "${conf[@]}" -i 0 --mkfs --osd-uuid "$store" --keyring "$folder/osd/keyring"
  ceph "${conf[@]}" auth get-or-create client.rgw mon 'allow rw' osd 'allow rwx' -o "$folder/rgw/keyring"
fi
ceph-osd "${conf[@]}" -f -i 0 & running+=($!)
radosgw "${conf[@]}" -f -n client.rgw & running+=($!)
# Whatever ends first ends the container: its keeper starts it anew.
(until exec 3<>"/dev/tcp/127.0.0.1/$port"; do sleep 0.5; done) 2>/dev/null
for file in "$users"/*; do
  name=tallenne-$(basename "$file")
  { read -r access; read -r secret; } <"$file"
  if ! radosgw-admin "${conf[@]}" -n client.rgw user info --uid="$name" >/dev/null 2>&1; then
    radosgw-admin "${conf[@]}" -n client.rgw user create --uid="$name" --display-name="$name" \
      --access-key="$access" --secret-key="$secret" >/dev/null
    say "made the user $name"
  fi
done
touch "$folder/made"
sync -f "$folder/made"
say "ready on 127.0.0.1:$port"
wait -n "${running[@]}" || true
say "one of the three has ended"
stop 1
