# Ceph of Debian on one machine: the S3 server that every run of the tests speaks to, here on a disk (infra/handbook/s3.md).
FROM debian:bookworm-slim@sha256:3783cc01769c7b2b1b83a5c5ad96c815348e28ed7da68e2e3687004faa906251
RUN apt-get update \
 && apt-get install -y --no-install-recommends ceph-common ceph-mon ceph-osd radosgw \
 && rm -rf /var/lib/apt/lists/*
COPY infra/images/objects-start.sh /usr/local/bin/objects-start
RUN useradd --uid 7112 --no-create-home --shell /usr/sbin/nologin objects && install -d -o objects /var/lib/objects
USER objects
VOLUME /var/lib/objects
ENTRYPOINT ["objects-start"]
