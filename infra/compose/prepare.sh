#!/usr/bin/env bash
# Once before the first `docker compose up`: trust.json with the services' keys, the secrets of production, accounts of MongoDB and of the object store for
# each service, folders of the right owners, and .env. A second run changes nothing that stands.
# Needs: TALLENNE_ORIGIN, and TALLENNE_SECOND_DISK, a folder on another disk. Run as root (folders get their owners).
set -euo pipefail
cd "$(dirname "$0")/../.."
second=${TALLENNE_SECOND_DISK:?a folder on another disk for the second copy of keys and ledger}
origin=${TALLENNE_ORIGIN:?the address under which people open the archive, https://…}
umask 077
mkdir -p data/{tls,trust,secrets,secrets/mongo,secrets/objects,mongo,objects,identity,intake,catalogue,reading-room,steward,ledger,ledger-mark,vault,keys} "$second"/{keys,ledger}
services=(identity intake catalogue reading-room steward ledger)
if [ ! -e data/trust/trust.json ]; then
  # Internal listeners on the loopback that the containers share; each call carries a token of its service.
  addresses=()
  port=7101
  for service in "${services[@]}"; do addresses+=("$service=http://127.0.0.1:$port"); port=$((port + 1)); done
  npx -y pnpm@10.34.9 exec node services/all-in-one/src/tallenne-trust.ts data/trust "${addresses[@]}"
fi
secret() { [ -e "data/secrets/$1" ] || openssl rand -hex 32 >"data/secrets/$1"; }
for name in identity-key intake-secret root-key ledger-key; do secret "$name"; done
# MongoDB: root, the key of the replica set, an account for each service. A service reads its whole address from one file.
[ -e data/secrets/mongo/key ] || openssl rand -base64 756 >data/secrets/mongo/key
for name in root identity intake catalogue reading-room steward; do secret "mongo/$name"; done
for name in identity intake catalogue reading-room steward; do
  printf 'mongodb://%s:%s@127.0.0.1:27017/?replicaSet=tallenne&authSource=tallenne-%s\n' \
    "$name" "$(cat "data/secrets/mongo/$name")" "$name" >"data/secrets/store-$name"
done
# The object store: its owner, who prepares the bucket, and the three services that touch objects; access key and secret key, a line each.
for name in owner intake reading-room steward; do
  [ -e "data/secrets/objects/$name" ] || printf '%s\n%s\n' "$(openssl rand -hex 10)" "$(openssl rand -hex 20)" >"data/secrets/objects/$name"
done
for name in intake reading-room steward; do cp "data/secrets/objects/$name" "data/secrets/objects-of-$name"; done
cp data/secrets/objects/owner data/secrets/bucket-owner
uid=7101
for service in "${services[@]}"; do
  chown -R "$uid" "data/$service" "data/trust/$service.current.pem"
  uid=$((uid + 1))
done
chown 7101 data/secrets/identity-key; chown 7102 data/secrets/intake-secret
chown 7104 data/secrets/root-key; chown 7106 data/secrets/ledger-key
chown 7101 data/secrets/store-identity; chown 7102 data/secrets/{store,objects-of}-intake; chown 7103 data/secrets/store-catalogue
chown 7104 data/secrets/{store,objects-of}-reading-room; chown 7105 data/secrets/{store,objects-of}-steward
chown -R 7110 data/secrets/mongo data/mongo; chown -R 7112 data/secrets/objects data/objects; chown 7111 data/secrets/bucket-owner
# What two powers share: a group each. Objects: intake writes, the reading-room reads, the steward removes. Keys: the reading-room mints, the steward deletes.
chmod 644 data/trust/trust.json; chmod 755 data data/trust data/secrets
chown -R 7102:7150 data/vault; find data/vault -type d -exec chmod 2770 {} +
chown -R 7104:7151 data/keys "$second/keys"; find data/keys "$second/keys" -type d -exec chmod 2770 {} +
chown -R 7106 data/ledger data/ledger-mark "$second/ledger"
[ -e .env ] || printf 'TALLENNE_ORIGIN=%s\nTALLENNE_SECOND_DISK=%s\n' "$origin" "$second" >.env
[ -e data/tls/certificate.pem ] || echo "Put certificate.pem and key.pem of $origin into data/tls, then: docker compose up --build --wait"
