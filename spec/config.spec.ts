import { expect } from "chai";
import { readSettings, SettingsError } from "../src/config.js";

describe("settings", () => {
  it("has the documented defaults", () => {
    expect(readSettings({})).to.deep.equal({
      port: 3000, host: "127.0.0.1", dataDir: "./data", mongodbUri: null, logLevel: "info", trustProxy: [], showUnpublished: false, language: "zh-CN", adminToken: null, publicUrl: null,
    });
  });

  const WRONG: readonly [name: string, value: string, says: RegExp][] = [
    ["PORT", "http", /PORT=http: expected a whole number/],
    ["PORT", "70000", /PORT=70000/],
    ["PORT", "-1", /PORT=-1/],
    ["LOG_LEVEL", "loud", /LOG_LEVEL=loud: expected fatal/],
    ["TRUST_PROXY", "true", /TRUST_PROXY=true: expected IP addresses/],
    ["TRUST_PROXY", "10.0.0.1,everyone", /TRUST_PROXY=everyone/],
    ["MONGODB_URI", "http://user:secret@host/db", /MONGODB_URI=\(hidden\)/],
    ["WUYE_SHOW_UNPUBLISHED", "yes", /WUYE_SHOW_UNPUBLISHED=yes/],
    ["WUYE_LANG", "fr", /WUYE_LANG=fr/],
    ["HOST", "a b", /HOST=a b/],
    ["WUYE_ADMIN_TOKEN", "short-token", /WUYE_ADMIN_TOKEN=\(hidden\): expected 32 to 512/],
    ["WUYE_ADMIN_TOKEN", `${"x".repeat(40)} y`, /WUYE_ADMIN_TOKEN=\(hidden\)/],
    ["PUBLIC_URL", "http://bureau.example", /PUBLIC_URL=http:/],
    ["PUBLIC_URL", "https://bureau.example/wuye", /without a path/],
  ];
  for (const [name, value, says] of WRONG) it(`refuses ${name}=${value} with what may stand there`, () => {
    expect(() => readSettings({ [name]: value })).to.throw(SettingsError, says);
  });

  it("names every wrong setting at once and prints no password", () => {
    const wrong = { PORT: "x", LOG_LEVEL: "y", MONGODB_URI: "ftp://user:hunter2@host" };
    expect(() => readSettings(wrong)).to.throw(SettingsError, /PORT[\s\S]*LOG_LEVEL|LOG_LEVEL[\s\S]*PORT/).and.not.match(/hunter2/);
  });

  it("shows unpublished runs only on a loopback host", () => {
    expect(readSettings({ WUYE_SHOW_UNPUBLISHED: "1" }).showUnpublished).to.equal(true);
    expect(() => readSettings({ WUYE_SHOW_UNPUBLISHED: "1", HOST: "0.0.0.0" })).to.throw(SettingsError, /loopback HOST/);
  });

  it("takes a token beside a HOST of the network only with an address by https", () => {
    const token = "t".repeat(32);
    expect(readSettings({ WUYE_ADMIN_TOKEN: token }).adminToken).to.equal(token);
    expect(() => readSettings({ WUYE_ADMIN_TOKEN: token, HOST: "0.0.0.0" })).to.throw(SettingsError, /PUBLIC_URL=https/);
    expect(() => readSettings({ WUYE_ADMIN_TOKEN: token, HOST: "0.0.0.0" })).to.not.throw(SettingsError, /tttt/);
    expect(readSettings({ WUYE_ADMIN_TOKEN: token, HOST: "0.0.0.0", PUBLIC_URL: "https://bureau.example" }).publicUrl).to.equal("https://bureau.example");
    expect(readSettings({ HOST: "0.0.0.0" }).adminToken).to.equal(null);
  });
});
