#!/usr/bin/env bash
# Once before the first `docker compose up`: trust.json with the services' keys, the secrets of production, and folders of the right owners.
# A second run changes nothing that stands. Needs: TALLENNE_SECOND_DISK, a folder on another disk. Run as root (folders get their owners).
set -euo pipefail
cd "$(dirname "$0")/../.."
second=${TALLENNE_SECOND_DISK:?a folder on another disk for the second copy of keys and ledger}
umask 077
mkdir -p data/{tls,trust,secrets,identity,intake,catalogue,reading-room,steward,ledger,ledger-mark,vault,keys} "$second"/{keys,ledger}
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
uid=7101
for service in "${services[@]}"; do
  chown -R "$uid" "data/$service" "data/trust/$service.current.pem"
  uid=$((uid + 1))
done
chown 7101 data/secrets/identity-key; chown 7102 data/secrets/intake-secret
chown 7104 data/secrets/root-key; chown 7106 data/secrets/ledger-key
# What two powers share: a group each. Objects: intake writes, the reading-room reads, the steward removes. Keys: the reading-room mints, the steward deletes.
chmod 644 data/trust/trust.json; chmod 755 data data/trust data/secrets
chown -R 7102:7150 data/vault; find data/vault -type d -exec chmod 2770 {} +
chown -R 7104:7151 data/keys "$second/keys"; find data/keys "$second/keys" -type d -exec chmod 2770 {} +
chown -R 7106 data/ledger data/ledger-mark "$second/ledger"
[ -e data/tls/certificate.pem ] || echo "Put certificate.pem and key.pem of ${TALLENNE_ORIGIN:-your address} into data/tls, then: docker compose up --build --wait"
