# The edge: the built browser application and one origin for the six services.
FROM node:24.21.0-bookworm-slim AS build
WORKDIR /tallenne
COPY . .
ENV FFMPEG_BIN=/bin/true
RUN npx -y pnpm@10.34.9 install --frozen-lockfile && npx -y pnpm@10.34.9 build

FROM debian:bookworm-slim
RUN apt-get update && apt-get install -y --no-install-recommends nginx-light && rm -rf /var/lib/apt/lists/*
COPY infra/edge/nginx.conf /etc/nginx/nginx.conf
COPY --from=build /tallenne/packages/web/dist /usr/share/tallenne
ENTRYPOINT ["nginx", "-g", "daemon off;"]
