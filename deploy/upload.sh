#!/bin/sh
# 把 site/ 传到对象存储（或任何 rclone 认得的地方），只传变了的，按摘要比，不看时间。
# 用法：deploy/upload.sh site 远端:桶/路径      远端先用 rclone config 配好
# 次序：先传网页要用的文件，再传网页，最后才删旧的；传到一半断了，站上的网页用到的文件都在，再跑一次就接着传。
set -eu
site=${1:?"用法：deploy/upload.sh site 远端:桶/路径"}
remote=${2:?"用法：deploy/upload.sh site 远端:桶/路径"}
[ -f "$site/index.html" ] || { echo "$site 里没有 index.html，没有传：先生成网站。" >&2; exit 2; }
command -v rclone >/dev/null || { echo "没有装 rclone，没有传（Debian、Ubuntu：apt-get install rclone）。" >&2; exit 2; }
named() { # $1：--include 或 --exclude
  for kind in css js min.css min.js; do printf '%s\n' "$1=**assets/**.[0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f].$kind"; done
}
set -f # 下面的星号是给 rclone 的
# 名字带摘要的：内容不变，可以存一年
rclone copy --checksum $(named --include) --header-upload 'Cache-Control: public, max-age=31536000, immutable' "$site" "$remote"
# 其余不是网页的
rclone copy --checksum '--exclude=*.html' $(named --exclude) --header-upload 'Cache-Control: no-cache' "$site" "$remote"
# 网页
rclone copy --checksum '--include=*.html' --header-upload 'Cache-Control: no-cache' "$site" "$remote"
# 没有了的；名字带摘要的旧文件留着，缓存里的旧网页还要用；定下的各版（/v/）也不删，这台电脑上没有 editions/ 也不会丢
rclone sync --checksum --exclude '/assets/**' --exclude '/v/**' "$site" "$remote"
