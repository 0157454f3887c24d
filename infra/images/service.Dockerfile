# One image for the six services; SERVICE says which one a build is for. Sources run as they are (decision 0008), so the tree is copied, not deployed.
FROM node:24.21.0-bookworm-slim AS install
ARG SERVICE
WORKDIR /tallenne
COPY package.json pnpm-workspace.yaml pnpm-lock.yaml tsconfig.base.json ./
COPY packages ./packages
COPY services ./services
# What prepares a store by its owner's credentials (compose: `bucket`); it finds its packages beside the service.
COPY infra/credentials ./services/${SERVICE}/credentials
# ffmpeg comes from Debian in the image below, so that its package downloads nothing.
ENV FFMPEG_BIN=/bin/true
RUN npx -y pnpm@10.34.9 install --prod --frozen-lockfile --filter "@tallenne/${SERVICE}..."

FROM node:24.21.0-bookworm-slim
ARG SERVICE
ARG UID=7100
# ffmpeg is intake's tool alone; its licence and source offer are Debian's.
RUN if [ "$SERVICE" = intake ]; then \
      apt-get update && apt-get install -y --no-install-recommends ffmpeg && rm -rf /var/lib/apt/lists/*; \
    fi
RUN useradd --uid "$UID" --no-create-home --shell /usr/sbin/nologin tallenne \
 && mkdir -p /data && chown tallenne /data
COPY --from=install /tallenne /tallenne
WORKDIR /tallenne/services/${SERVICE}
USER tallenne
ENV NODE_ENV=production
# Threads of glibc share two pools of memory instead of sixteen (infra/handbook/figures.md, "Memory").
ENV MALLOC_ARENA_MAX=2
# Files that two services share are written for their group (packages/vault/src/access-bits.ts).
ENTRYPOINT ["sh", "-c", "umask 007 && exec node --disable-warning=ExperimentalWarning src/main.ts"]
