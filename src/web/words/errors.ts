import type { Pair } from "../language.js";

export const ERRORS = {
  error: ["错误", "Error"],
  parameter: ["有问题的参数：", "The parameter in question:"],
  request: ["请求编号", "Request id"],
  home: ["回到首页", "Back to the start"],
} as const satisfies Readonly<Record<string, Pair>>;

/** Title and text of each status that has no text of its own. */
export const STATUSES: Readonly<Record<number, { readonly title: Pair; readonly text: Pair }>> = {
  400: { title: ["请求不对", "The request is wrong"], text: ["地址或参数写错了。", "The address or a parameter is written wrongly."] },
  401: { title: ["需要令牌", "A token is needed"], text: ["此操作需要管理令牌。", "This needs the administrator’s token."] },
  403: { title: ["不能这样提交", "This cannot be sent so"], text: ["请从本站的页面提交。", "Send it from a page of this service."] },
  404: { title: ["没有这个页面", "There is no such page"], text: ["该地址没有内容：可能写错了，也可能结果尚未发布或已撤回。", "Nothing is at this address: it may be misspelt, or the result is not published or was withdrawn."] },
  405: { title: ["不能这样请求", "This cannot be asked so"], text: ["这里只能读取（GET）。", "This can only be read (GET)."] },
  409: { title: ["现在不能这样做", "This cannot be done now"], text: ["当前状态不允许。", "The state of things forbids it."] },
  413: { title: ["太大", "Too large"], text: ["内容超过了上限。", "It exceeds the limit."] },
  429: { title: ["请求过于频繁", "Too many requests"], text: ["请一分钟后再试。", "Please try again in a minute."] },
  500: { title: ["服务出错", "Something went wrong"], text: ["服务内部出错，已记录。请凭请求编号报告。", "A fault of the service; it is logged. Please report it with the request id."] },
  503: { title: ["暂时不能回答", "Not available now"], text: ["请稍后再试。", "Please try again later."] },
};
