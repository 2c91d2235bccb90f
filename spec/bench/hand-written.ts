// Made by spec/bench/write-by-hand.ts from spec/bench/workload.ts; a spec keeps it current.
/** The facts of one subject. A missing value is null, which these ifs, like most that are written by hand, do not tell from a value. */
export interface Facts {
  readonly n1: number; readonly n2: number; readonly n3: number; readonly n4: number; readonly n5: number; readonly n6: number; readonly n7: number; readonly n8: number; readonly n9: number; readonly n10: number; readonly n11: number; readonly n12: number; readonly n13: number; readonly n14: number; readonly n15: number; readonly n16: number; readonly n17: number; readonly n18: number; readonly n19: number; readonly n20: number; readonly n21: number; readonly n22: number; readonly n23: number; readonly n24: number; readonly n25: number; readonly n26: number; readonly n27: number; readonly n28: number; readonly n29: number; readonly n30: number; readonly n31: number; readonly n32: number; readonly n33: number; readonly n34: number; readonly n35: number; readonly n36: number; readonly n37: number; readonly n38: number; readonly n39: number; readonly n40: number; readonly n41: number; readonly n42: number; readonly n43: number; readonly n44: number; readonly n45: number; readonly n46: number; readonly n47: number; readonly n48: number; readonly n49: number; readonly n50: number; readonly n51: number; readonly n52: number; readonly n53: number; readonly n54: number; readonly n55: number; readonly n56: number; readonly n57: number; readonly n58: number; readonly n59: number; readonly n60: number;
  readonly b1: boolean; readonly b2: boolean; readonly b3: boolean; readonly b4: boolean; readonly b5: boolean; readonly b6: boolean; readonly b7: boolean; readonly b8: boolean; readonly b9: boolean; readonly b10: boolean; readonly b11: boolean; readonly b12: boolean; readonly b13: boolean; readonly b14: boolean; readonly b15: boolean; readonly b16: boolean; readonly b17: boolean; readonly b18: boolean; readonly b19: boolean; readonly b20: boolean;
  readonly s1: string; readonly s2: string; readonly s3: string; readonly s4: string; readonly s5: string; readonly s6: string; readonly s7: string; readonly s8: string; readonly s9: string; readonly s10: string; readonly s11: string; readonly s12: string; readonly s13: string; readonly s14: string; readonly s15: string;
  readonly l1: readonly string[]; readonly l2: readonly string[]; readonly l3: readonly string[]; readonly l4: readonly string[]; readonly l5: readonly string[];
}
/** Facts out of one literal, so that all of them have one shape. */
export function factsOf(of: (name: keyof Facts) => never): Facts {
  return {
    n1: of("n1"), n2: of("n2"), n3: of("n3"), n4: of("n4"), n5: of("n5"), n6: of("n6"), n7: of("n7"), n8: of("n8"), n9: of("n9"), n10: of("n10"), n11: of("n11"), n12: of("n12"), n13: of("n13"), n14: of("n14"), n15: of("n15"), n16: of("n16"), n17: of("n17"), n18: of("n18"), n19: of("n19"), n20: of("n20"), n21: of("n21"), n22: of("n22"), n23: of("n23"), n24: of("n24"), n25: of("n25"), n26: of("n26"), n27: of("n27"), n28: of("n28"), n29: of("n29"), n30: of("n30"), n31: of("n31"), n32: of("n32"), n33: of("n33"), n34: of("n34"), n35: of("n35"), n36: of("n36"), n37: of("n37"), n38: of("n38"), n39: of("n39"), n40: of("n40"), n41: of("n41"), n42: of("n42"), n43: of("n43"), n44: of("n44"), n45: of("n45"), n46: of("n46"), n47: of("n47"), n48: of("n48"), n49: of("n49"), n50: of("n50"), n51: of("n51"), n52: of("n52"), n53: of("n53"), n54: of("n54"), n55: of("n55"), n56: of("n56"), n57: of("n57"), n58: of("n58"), n59: of("n59"), n60: of("n60"),
    b1: of("b1"), b2: of("b2"), b3: of("b3"), b4: of("b4"), b5: of("b5"), b6: of("b6"), b7: of("b7"), b8: of("b8"), b9: of("b9"), b10: of("b10"), b11: of("b11"), b12: of("b12"), b13: of("b13"), b14: of("b14"), b15: of("b15"), b16: of("b16"), b17: of("b17"), b18: of("b18"), b19: of("b19"), b20: of("b20"),
    s1: of("s1"), s2: of("s2"), s3: of("s3"), s4: of("s4"), s5: of("s5"), s6: of("s6"), s7: of("s7"), s8: of("s8"), s9: of("s9"), s10: of("s10"), s11: of("s11"), s12: of("s12"), s13: of("s13"), s14: of("s14"), s15: of("s15"),
    l1: of("l1"), l2: of("l2"), l3: of("l3"), l4: of("l4"), l5: of("l5"),
  };
}
/** The workload as a function written by hand. */
export function rateByHand(f: Facts): { readonly score: number; readonly fired: readonly string[] } {
  let score = 100;
  const fired: string[] = [];
  if (f.n52 > 777) { score += 9; fired.push("r1"); }
  if (!(f.n32 > 604.44)) { score += 18; fired.push("r2"); }
  if ((f.n34 >= 155.42 || (f.b3 === true && f.s3 !== "beta" && f.s3 !== "gamma" && f.s3 !== "theta" && f.s3 !== "epsilon"))) { score -= 9; fired.push("r3"); }
  if (f.s3 !== "eta") { score -= 18; fired.push("r4"); }
  if ((!(f.n37 > 396.63) && (!(f.n3 < 886.69) || f.b13 === false || f.s15 !== "theta" && f.s15 !== "delta"))) { score += 8; fired.push("r5"); }
  if ((f.n16 <= f.n18 && f.n29 > 447.37 && (f.l1 !== null && f.l1.includes("t5")))) { score -= 13; fired.push("r6"); }
  if ((!(f.n49 >= 711.21) && f.b11 === true)) { score -= 8; fired.push("r7"); }
  if (f.n14 > 206.61) { score += 17; fired.push("r8"); }
  if (f.n31 > 526.28) { score += 9; fired.push("r9"); }
  if ((f.n29 <= 236.72 && (f.n12 < 832.04 || !(f.b16 === true) || f.n30 <= 851.92 || (f.s15 === "beta" || f.s15 === "epsilon" || f.s15 === "eta" || f.s15 === "theta") || f.n7 < 525.64))) { score += 14; fired.push("r10"); }
  if ((f.b17 === true && f.b18 === false && (f.n10 < 617.5 || (!(f.n54 < 530.37) && f.b10 === true)))) { score -= 20; fired.push("r11"); }
  if (f.n50 >= 617.07) { score -= 14; fired.push("r12"); }
  if ((f.n33 >= 166.89 && f.n22 <= 647.62 && f.b19 === false && f.b19 === false && (f.l3 !== null && f.l3.includes("t6")) && f.n27 >= 812.39)) { score -= 15; fired.push("r13"); }
  if ((f.n48 > 181.71 && f.n13 <= 424.86 && f.n25 >= f.n6 && (!(f.n50 > 298.46) || f.s4 === "epsilon" || f.n30 >= 721.28))) { score -= 9; fired.push("r14"); }
  if ((f.n39 > 209.27 && f.s11 !== "gamma" && f.s11 !== "delta" && f.n29 > 637.82 && f.s8 !== "theta" && f.n29 > 349.87)) { score -= 1; fired.push("r15"); }
  if ((!(f.n22 <= 884.58) && f.n6 >= 896.43 && f.n45 > 384.42 && !(f.n10 > 730.87))) { score -= 9; fired.push("r16"); }
  if ((f.b16 === true && (f.s11 !== "zeta" || (f.l3 !== null && f.l3.includes("t4"))))) { score -= 14; fired.push("r17"); }
  if (f.n11 > 743.24) { score += 6; fired.push("r18"); }
  if (((f.s3 === "beta" || f.s3 === "zeta") && f.n32 <= 181.97)) { score += 12; fired.push("r19"); }
  if ((f.n18 < 639.89 || (!(f.b19 === true) && f.n59 > 623.02))) { score -= 8; fired.push("r20"); }
  if ((!(f.n54 > 296.05) && f.n13 <= 823.67 && !(f.n51 <= f.n30) && f.n35 > 393.62 && f.n47 < 158.14 && f.n20 >= 499.12)) { score -= 13; fired.push("r21"); }
  if ((f.n5 >= 699.07 && f.n23 < 620.67 && !(f.n28 >= 663.05) && f.s14 === "epsilon" && f.n11 > 515.32 && f.s2 !== "beta")) { score -= 10; fired.push("r22"); }
  if (((f.s6 === "gamma" || f.s6 === "eta" || f.s6 === "epsilon" || f.s6 === "alpha") && f.n29 >= 804.71 && ((f.l5 !== null && f.l5.includes("t5")) || !(f.b7 === false) || (f.l2 !== null && !f.l2.includes("t3"))))) { score += 6; fired.push("r23"); }
  if ((f.s3 !== "eta" && f.s3 !== "beta" || !(f.n27 > 417.28))) { score -= 10; fired.push("r24"); }
  if (((f.l2 !== null && f.l2.includes("t4")) && (f.n32 > 450.15 || f.n50 > 191.44 || (f.n36 < 496.71 && f.b13 === false && f.n30 < 460.97)))) { score -= 18; fired.push("r25"); }
  if ((!(f.n8 < 532.26) && !(f.s11 !== "eta" && f.s11 !== "theta" && f.s11 !== "epsilon" && f.s11 !== "beta"))) { score += 13; fired.push("r26"); }
  if ((f.s13 === "delta" && ((f.l3 !== null && f.l3.includes("t2")) || f.n18 <= 872.39))) { score += 10; fired.push("r27"); }
  if ((f.n28 >= f.n49 && (f.n58 > 782.44 || (f.s10 === "epsilon" || f.s10 === "zeta" || f.s10 === "beta")))) { score -= 16; fired.push("r28"); }
  if ((f.s1 === "delta" || f.n49 >= 212.41 || (f.l5 !== null && !f.l5.includes("t1")) || (!(f.b12 === true) && f.b1 === false))) { score -= 15; fired.push("r29"); }
  if ((f.n13 <= 333.38 || f.n27 <= 508.25 || f.n19 >= 557.51 || f.n18 <= 737.75)) { score -= 13; fired.push("r30"); }
  if (((f.l1 !== null && f.l1.includes("t6")) || f.b10 === true || !(f.n13 <= 370.95) || f.n32 < 284.68)) { score -= 20; fired.push("r31"); }
  if ((f.n57 <= 624.17 || f.n7 <= 158.37)) { score -= 11; fired.push("r32"); }
  if ((f.n4 <= 684.19 && f.b15 === true && ((f.s6 === "zeta" || f.s6 === "epsilon") || (f.s12 === "eta" && f.n25 < 464.99)))) { score += 7; fired.push("r33"); }
  if ((f.b14 === true || f.n14 < 769.05 || (f.n51 > 139.32 && (f.s12 === "gamma" || f.s12 === "eta" || f.s12 === "beta")))) { score += 8; fired.push("r34"); }
  if ((f.n40 <= f.n5 && f.s8 !== "beta")) { score += 11; fired.push("r35"); }
  if ((f.n52 < 279.98 && f.n14 < 791.96 && f.n59 < f.n46 && f.n37 < 846.93 && !(f.n58 < 814.2) && !(f.b3 === false))) { score -= 2; fired.push("r36"); }
  if ((!(f.n2 >= f.n26) || f.b5 === true)) { score -= 14; fired.push("r37"); }
  if ((f.n52 > 534.75 && f.n24 <= 481.54 && f.n26 >= 300.09 && f.n20 > 199.24)) { score -= 18; fired.push("r38"); }
  if ((!(f.n21 <= 697.1) || (f.s15 === "epsilon" || f.s15 === "gamma" || f.s15 === "zeta") || (!(f.n45 <= 654.25) && f.b5 === true))) { score += 18; fired.push("r39"); }
  if ((!(f.n10 > 114.01) || !(f.n48 > 633.7))) { score -= 19; fired.push("r40"); }
  if ((f.s1 !== "gamma" && f.s1 !== "zeta" || f.s9 === "eta" || f.n21 < 866.14 || f.n8 > 894.32 || !(f.n30 < 897.85) || f.s4 !== "gamma")) { score -= 10; fired.push("r41"); }
  if ((f.s6 === "gamma" && (f.s15 === "zeta" || f.b2 === false))) { score += 13; fired.push("r42"); }
  if ((f.n59 > 185.73 || f.n11 > 606.88 || f.n20 < 119.95)) { score += 2; fired.push("r43"); }
  if ((f.n30 <= 794.32 && (f.n18 < 168.1 || !((f.s8 === "theta" || f.s8 === "alpha")) || (f.n19 <= 182.31 && !(f.n19 > 433.98))))) { score -= 12; fired.push("r44"); }
  if ((f.n3 < 605.7 || f.n22 < 225.98 || f.n54 <= 421.95 || f.n1 <= 733.75)) { score += 8; fired.push("r45"); }
  if ((f.s2 === "gamma" || f.n48 < 602.93 || (f.n45 >= f.n33 && f.s14 !== "zeta" && f.n26 >= 102.01 && f.n5 < 300))) { score -= 7; fired.push("r46"); }
  if (f.n18 > 272.79) { score += 14; fired.push("r47"); }
  if (f.b16 === true) { score += 14; fired.push("r48"); }
  if ((!((f.l5 !== null && !f.l5.includes("t6"))) && f.s13 !== "delta" && f.n13 < 671.52 && (f.s7 === "gamma" || f.s7 === "eta" || f.s7 === "theta"))) { score += 4; fired.push("r49"); }
  if ((f.n40 >= 182.81 || (!(f.n27 <= 199.6) && f.n33 <= 654.64 && f.n10 > 573.39 && f.b20 === true))) { score -= 11; fired.push("r50"); }
  if (((f.l5 !== null && !f.l5.includes("t1")) || (!(f.n51 >= 631.06) && f.n27 < 503.18))) { score += 9; fired.push("r51"); }
  if ((!(f.n55 <= 726.95) || f.b9 === true || f.n21 >= 749.91 || f.b1 === true || f.n19 >= 458.53)) { score -= 3; fired.push("r52"); }
  if ((f.s1 === "beta" && f.n43 <= f.n29)) { score -= 18; fired.push("r53"); }
  if ((f.b17 === true || !(f.b10 === false))) { score += 9; fired.push("r54"); }
  if ((f.n55 < 129.73 && !(f.n28 < 518.03) && f.n58 <= f.n49 && (f.n11 >= f.n58 || (!(f.s13 !== "gamma") && !(f.s12 !== "eta" && f.s12 !== "delta" && f.s12 !== "alpha" && f.s12 !== "gamma"))))) { score -= 1; fired.push("r55"); }
  if ((f.n47 < 466.15 || f.n14 >= f.n45 || f.b17 === true)) { score -= 13; fired.push("r56"); }
  if ((f.n2 > 763.51 && f.s14 !== "alpha" && f.s14 !== "gamma" && f.s14 !== "delta" && f.b13 === false && f.n49 < f.n9 && f.s5 === "epsilon" && f.n7 >= 430.24)) { score += 16; fired.push("r57"); }
  if ((f.b19 === false || f.s12 === "epsilon" || f.n55 < 809.29 || f.n44 <= 782.39 || f.b14 === false)) { score += 8; fired.push("r58"); }
  if ((f.n10 > 714.75 && f.n15 > 220.41 && f.n43 < 608.66 && f.n34 <= 497.44)) { score += 18; fired.push("r59"); }
  if ((!(f.n24 <= 859.32) && f.n36 < 813.55 && f.n24 > 524.35 && f.n45 < 236.99 && (f.s7 === "eta" || f.s7 === "gamma" || f.s7 === "epsilon"))) { score += 11; fired.push("r60"); }
  return { score, fired };
}
